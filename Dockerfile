# A read-only SPARQL endpoint with its editor, over a graph: docker build -t policykg . && docker run -p 7878:7878 policykg
# Your own documents: docker build --build-arg DOCUMENTS=my-folder -t my-graph .
FROM python:3.11-slim AS graph
ARG DOCUMENTS=""
WORKDIR /source
COPY . .
RUN pip install --no-cache-dir . && policykg build ${DOCUMENTS} -o /graph

FROM python:3.11-slim
RUN pip install --no-cache-dir oxigraph && useradd --system reader
COPY --from=graph --chown=reader /graph /graph
USER reader
EXPOSE 7878
# The server that `policykg serve` starts, bound to the container's own address; SIGINT ends it in good order.
STOPSIGNAL SIGINT
CMD ["oxigraph", "serve-read-only", "--location", "/graph/store", "--bind", "0.0.0.0:7878", "--union-default-graph", "--timeout-s", "60"]
