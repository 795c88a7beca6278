"""Premortem: the judgement has turned out wrong; why? (Klein 2007; tradecraft, section 4.2.)"""
