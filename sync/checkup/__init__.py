"""``nastavnik doctor``: what stands between the programme and its work, each fault with its remedy."""
