"""Reading a case for the faces: plain SQL, plain values, no ORM objects (18 times faster)."""
