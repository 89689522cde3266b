"""An XML file declares entities: words that stand for other text, or for other files.

## Why is this bad?

A few lines of them swell to gigabytes, or fetch what lies on this computer. No argument map needs them, so the file is not read.

## Example

```xml
<?xml version="1.0"?>
<!DOCTYPE arggraph [<!ENTITY trams "The city should build trams.">]>
<arggraph id="trams">
  <edu id="e1">&trams;</edu>
  <adu id="a1" type="pro"/>
  <edge id="c1" src="e1" trg="a1" type="seg"/>
</arggraph>
```

## Use instead

```xml
<?xml version="1.0"?>
<arggraph id="trams">
  <edu id="e1">The city should build trams.</edu>
  <adu id="a1" type="pro"/>
  <edge id="c1" src="e1" trg="a1" type="seg"/>
</arggraph>
```

## When it is right

A document type may be named; it is never fetched.

```xml
<?xml version="1.0"?>
<!DOCTYPE arggraph SYSTEM "arggraph.dtd">
<arggraph id="trams">
  <edu id="e1">Trams &amp; buses should meet.</edu>
  <adu id="a1" type="pro"/>
  <edge id="c1" src="e1" trg="a1" type="seg"/>
</arggraph>
```
"""

from argmap.diagnostic import Diagnostic, Label, Rule, Severity

RULE = Rule("unsafe-xml", "F111", Severity.ERROR, __doc__)


def unsafe_xml(what: str, here: Label, help: str) -> Diagnostic:
    """Say what an XML file does that no map needs and that may do harm."""
    return Diagnostic(RULE, what, here, help=help)
