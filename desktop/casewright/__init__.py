"""Casewright: cases whose every statement leads back to the words it rests on."""
