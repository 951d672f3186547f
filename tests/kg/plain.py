"""Builds without pages and networks, which are made of the store whatever way it was filled, and take their time."""

import pytest

import kg.products
import kg.state


def leave_out_pages(patch: pytest.MonkeyPatch) -> None:
    """Have builds of this process write no pages and networks, and miss none."""
    patch.setattr(kg.products, "PRODUCTS", (kg.products.write_dump, kg.products.write_csv))
    patch.setattr(kg.state, "MADE", kg.state.MADE - {"views", "graph.graphml"})
