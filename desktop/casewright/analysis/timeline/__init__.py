"""The case in time: what is dated by which clock, in lanes and rows, on a scale from days to centuries; contradictions of order.

Qt-free, so that the window, a figure and a command can all ask. Distances are pixels of whoever draws.
"""
