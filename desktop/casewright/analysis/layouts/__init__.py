"""Where the nodes of a chart go: organic, layered, circular, radial, by group, along time; and beside their neighbours.

Every layout takes a `chart_graph.ChartGraph` and gives places as an array of its nodes; `run.lay_out_chart` is the way in.
Numpy alone and nothing left to chance: the same graph always gives the same picture. Run one only on request.
"""
