"""Entities and links as GraphML or GEXF: out to tools that draw and measure graphs, and in from them."""
