Texts on files: redlines, clauses, brackets, Word documents.

  $ cat >old.md <<'EOF'
  > # Article 1 (fishing)
  > 
  > 1. Boats may fish in the northern waters from March to May.
  > 2. Ships [shall][should] pay a toll at the lock, half of it in winter.
  > 3. The keeper lights the lamp at dusk and trims it at dawn.
  > EOF
  $ cat >new.md <<'EOF'
  > # Article 1 (fishing)
  > 
  > 1. The keeper lights the lamp at dusk and trims it at dawn.
  > 2. Boats may fish in the northern waters from April to May.
  > 3. Ships shall pay a toll at the lock, half of it in winter.
  > 4. The harbour is closed at night [, except to pilots].
  > EOF

One redline of two files, as text and as JSON.

  $ printf 'Parties may act [-soon-].\n' >old.txt
  $ printf 'Parties shall act [-soon-], together.\n' >new.txt
  $ travaux text words old.txt new.txt
  Parties [-may-]{+shall+} act \[-soon\-]{+, together+}.
  $ travaux text words old.txt new.txt --json | tr -d ' \n'; echo
  {"hunks":[["=","Parties"],["-","may"],["+","shall"],["=","act[-soon-]"],["+",",together"],["=",".\n"]],"same":false}
  $ travaux text words old.txt missing.txt
  travaux: cannot open 'missing.txt': No such file or directory
  [3]
  $ printf '\377' >bad.txt
  $ travaux text words old.txt bad.txt
  travaux: bad.txt:1:1: byte 0 is not UTF-8; save the file as UTF-8
  [3]

Clause by clause: what moved keeps its identity.

  $ travaux draft diff old.md new.md
  article-1.3 → article-1.1                                      moved, 90 % alike
  [-3-]{+1+}. The keeper lights the lamp at dusk and trims it at dawn.
  
  article-1.1 → article-1.2                                   modified, 77 % alike
  [-1-]{+2+}. Boats may fish in the northern waters from [-March-]{+April+} to
  May.
  
  article-1.2 → article-1.3                                   modified, 85 % alike
  [-2. Ships [shall][should]-]{+3. Ships shall+} pay a toll at the lock, half of
  it in winter.
  
  article-1.4                                                                added
  {+4. The harbour is closed at night [, except to pilots].+}
  Clauses: 1 added, 0 deleted, 0 split off, 0 merged, 1 moved, 2 modified, 0
  renumbered, 1 unchanged.
  $ travaux draft diff old.md old.md
  Clauses: 0 added, 0 deleted, 0 split off, 0 merged, 0 moved, 0 modified, 0
  renumbered, 4 unchanged.
  $ travaux draft diff old.md new.md --json | grep -E '"(old|new|change)"'
        "old": "article-1",
        "new": "article-1",
        "change": "unchanged",
        "old": "article-1.3",
        "new": "article-1.1",
        "change": "moved",
        "old": "article-1.1",
        "new": "article-1.2",
        "change": "modified",
        "old": "article-1.2",
        "new": "article-1.3",
        "change": "modified",
        "old": null,
        "new": "article-1.4",
        "change": "added",

Brackets.

  $ travaux draft brackets old.md
  clause       brackets  deepest
  article-1.2         2        1
  2 brackets in 1 of 4 clauses; they do not balance in 0.
  $ travaux draft brackets old.md --clean
  # Article 1 (fishing)
  
  1. Boats may fish in the northern waters from March to May.
  2. Ships pay a toll at the lock, half of it in winter.
  3. The keeper lights the lamp at dusk and trims it at dawn.
  $ travaux draft brackets new.md --json | tr -d ' \n'; echo
  {"total":1,"deepest":1,"unbalanced":0,"clauses":[{"id":"article-1.4","count":1,"deepest":1,"words":1,"alternative":0,"placeholder":0,"unclosed":0,"unopened":0,"by":[]}]}

Word documents: what we write, we read; an untracked change is found.

  $ travaux draft redline old.md new.md redline.docx --author Ada
  Wrote redline.docx.
  $ travaux draft redline old.md new.md redline.docx
  travaux: 'redline.docx' is there already and was left alone; choose another name
  [3]
  $ travaux draft redline old.md new.md redline.odt
  travaux: 'redline.odt' ends neither in .docx nor in .html
  [2]
  $ travaux draft redline old.md new.md redline.html
  Wrote redline.html.
  $ grep -c '<del>' redline.html
  3
  $ travaux draft revisions redline.docx --since old.md
  Ada  inserted         1
  Ada  moved to here    . The keeper lights the lamp at dusk and trims it at dawn.
  Ada  deleted          1
  Ada  inserted         2
  Ada  deleted          March
  Ada  inserted         April
  Ada  deleted          2. Ships [shall][should]
  Ada  inserted         3. Ships shall
  Ada  deleted          3
  Ada  moved from here  . The keeper lights the lamp at dusk and trims it at dawn.
  Ada  inserted         4. The harbour is closed at night [, except to pilots].
  Changed without being tracked: 0 paragraphs.
  $ travaux draft revisions redline.docx --since new.md | tail -1
  Changed without being tracked: 5 paragraphs.
  $ travaux draft diff redline.docx new.md | tail -2
  Clauses: 0 added, 0 deleted, 0 split off, 0 merged, 0 moved, 0 modified, 0
  renumbered, 5 unchanged.
  $ travaux draft diff old.txt/none.docx new.md
  travaux: cannot open 'old.txt/none.docx': Not a directory
  [3]
  $ cp old.md damaged.docx; travaux draft revisions damaged.docx
  travaux: damaged.docx: this is no Word document (docx), or it is damaged; open it in a word processor and save it again
  [3]

Amendments: the largest set that goes together.

  $ cat >amend.json <<'EOF'
  > [{"provision": "article-1.1", "old": "may  FISH", "new": "may not fish",
  >   "by": ["north"]},
  >  {"provision": "article-1.1", "old": "from March to May", "new": "in May",
  >   "by": ["south"]},
  >  {"provision": "article-1.1", "old": "March to May", "new": "June to July",
  >   "by": ["east"]},
  >  {"provision": "article-1.3", "old": "at night", "new": "at noon"}]
  > EOF
  $ travaux draft amend old.md amend.json
  article-1.1                                          2 of 3 made; 1 pair clashes
  1. Boats may {+not +}fish in the northern waters [-from March to-]{+in+} May.
  • 1 by north: made
  • 2 by south: made; clashes with 3
  • 3 by east: left out; clashes with 2
  
  article-1.3                                           0 of 1 made; 0 pairs clash
  3. The keeper lights the lamp at dusk and trims it at dawn.
  • amendment 4 replaces words that the provision does not have: 'at night'
  [1]
  $ cp "$TESTDIR"/../../examples/wage/text-* .
  $ travaux draft amend text-1.md text-2.docx
  p1                                                    1 of 1 made; 0 pairs clash
  [-20-]{+27+} March 2026. For the [-second-]{+third+} session. Nothing in it
  binds anybody until all of it is agreed.
  • 1 by Mediator: made
  
  1                                                     1 of 1 made; 0 pairs clash
  1. Pay. All pay scales rise by [-4-]{+3.5+} %.
  • 2 by Mediator: made
  
  4                                                     1 of 1 made; 0 pairs clash
  4. Roster notice. Rosters are posted [-four-]{+three+} weeks ahead.
  • 3 by Mediator: made
  $ cat >list.md <<'EOF'
  > # Amendments to the single text
  > 
  > They came by post.
  > 
  > - unions, drivers: scales rise by [-4-]{+4.5+} %
  > 
  >   Prices rose by 4.2 % last year.
  > - company: All pay scales rise by [-4-]{+3+} %
  > - company: rosters are posted [-four-]{+five+} weeks ahead
  > EOF
  $ travaux draft amend text-1.md list.md
  1                                                    1 of 2 made; 1 pair clashes
  1. Pay. All pay scales rise by [-4-]{+4.5+} %.
  • 1 by unions, supported by drivers: made; clashes with 2; reason: Prices rose
    by 4.2 % last year.
  • 2 by company: left out; clashes with 1
  
  4                                                     1 of 1 made; 0 pairs clash
  4. Roster notice. Rosters are posted [-four-]{+five+} weeks ahead.
  • 3 by company: made
  $ travaux draft amend text-1.md list.md --json | grep -A4 '"by"' | head -9
            "by": [
              "unions"
            ],
            "supporters": [
              "drivers"
  --
            "by": [
              "company"
            ],
  $ echo '- company: no [-such-] words' >no.md; travaux draft amend text-1.md no.md
  • amendment 1 replaces words that no clause has: 'no such words'; no clause has
    much of its words
  [1]
  $ echo '{}' >none.json; travaux draft amend old.md none.json
  travaux: none.json:1:1: amendments are a JSON list: [{"provision": ...}, ...]
  [3]
  $ echo '[{"provision": "x"}]' >none.json; travaux draft amend old.md none.json
  • amendment 1 is to a clause that the draft does not have: 'x'; no clause has
    much of its words
  [1]
