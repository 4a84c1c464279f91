"""The accessibility statement: read section by section as Decision (EU) 2018/1523 orders it, and drafted from a run."""
