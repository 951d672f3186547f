"""The duties that the whole pipeline reads out of an item of a document of a made-up city."""

from extraction.model import Document, Metadata

TITLE = "临江市人民政府关于促进产业发展的意见\n一、重点任务\n"


def stated(pipeline, *lines):
    """The duties of some lines: agency, role and task."""
    text = TITLE + "\n".join(lines) + "\n"
    extraction = pipeline.extract(
        Document("a.txt", "0", text, Metadata(issuers=("临江市人民政府",), date="2022-03-04"))
    )
    return [
        (extraction.mentions[duty.mention].span.of(text), duty.role.value, duty.task_text) for duty in extraction.duties
    ]
