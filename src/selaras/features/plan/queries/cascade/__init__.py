"""The cascade as rows of a tree-table: meaning above, the work that serves it below, money rolled up."""

from selaras.features.plan.queries.cascade.choosing import Ask, choose
from selaras.features.plan.queries.cascade.loose import loose
from selaras.features.plan.queries.cascade.reading import Tree, branch_tree, forget, tree_of
from selaras.features.plan.queries.cascade.rows import FIRST, Row, branch_of, rows_of

__all__ = ["FIRST", "Ask", "Row", "Tree", "branch_of", "branch_tree", "choose", "forget", "loose", "rows_of", "tree_of"]
