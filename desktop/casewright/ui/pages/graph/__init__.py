"""The page of graph views around the chart: its content, layouts, style, groups, verbs and what can be done with views."""
