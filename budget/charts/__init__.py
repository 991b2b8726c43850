"""Charts: frames in, Vega-Lite specifications out; one theme; no Streamlit."""
