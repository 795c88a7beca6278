"""Link analysis: who is central, what holds a network together, how two groups are linked; always of what was observed only.

`network.read_network` reads entities and links of a case, `measures.measure` computes one table, `paths.find_paths` and
`groups.who_links` look between two groups. Each result says what it rests on (`coverage.Coverage`).
"""
