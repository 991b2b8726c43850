"""Texts that try to be more than texts: HTML, formulas, marks of templates, markup, paths."""

HOSTILE = (
    "<script>alert(1)</script><b>су</b> & «құбыр»",
    "=cmd|' /C calc'!A0",
    "+7+7",
    "-2+3+cmd",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "{{ 7*7 }} {% for x in [1] %}{{ x }}{% endfor %} {# note #}",
    "{{ ''.__class__.__mro__ }}",
    "{%tr for row in rows %}",
    '#import "@preview/x:1.0.0" #read("/etc/passwd") $x^2$ *b* _i_ `c` = h',
    "\\u{41} \\ // comment /* x */ ~ -- ---",
    "../../etc/passwd",
    "..\\..\\windows\\system32\\x.docx",
    "]]> <!-- --> &amp; &#65; <w:p/>",
    "picture:0",
    "{sent} {0} {office.__class__}",
    "%(x)s $HOME ${x}",
)
