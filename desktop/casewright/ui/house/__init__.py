"""The house style of briefs in the window: a dialog with a live sample, and the style that new briefs begin with."""
