Careful reading: better, and more slowly; of files, as a filter, scored.

  $ cp -r "$TESTDIR/../data/read" data; data=data

  $ travaux read $data/paper.txt --careful
  data/paper.txt                                                      9 statements
  
  Byte  Who                  Party  Cue           Words
   135  Tomas Brandl                warned        that \xe2\x80\x9cpatience in the valleys is (esc)
                                                  running out\xe2\x80\x9d (esc)
   187  Tomas Brandl                said          \xe2\x80\x9cWe have asked for one thing,\xe2\x80\x9d (esc)
                                                  [...] \xe2\x80\x9cA wage that follows (esc)
                                                  prices.
   267  Tomas Brandl                continued     \xe2\x80\x9cThe owners answer with bonuses (esc)
                                                  that nobody can plan with,\xe2\x80\x9d (esc)
   411  Hanna Lorenz                rejected      the criticism
   439  Hanna Lorenz                insisted      that the offer of 4.2 per cent
                                                  was the highest in ten years
   501  Hanna Lorenz                said          \xe2\x80\x9cThat is not an ultimatum,\xe2\x80\x9d (esc)
                                                  [...] \xe2\x80\x9cit is what the pits can (esc)
                                                  pay.\xe2\x80\x9d (esc)
   611  The labour ministry         believes      that a strike can still be
                                                  avoided
   676  Clara Voss                  promised      to invite both sides to the
                                                  capital next week
   744  Tomas Brandl                has not said  whether the union will come
  Proposed, not recorded: read them against the source.

  $ travaux read $data/agency.txt --careful --score $data/agency.tsv
  Core statements: 8 of 8 found; of 8 found, 8 are right; speakers right in 8,
  parties in 8 of 8
  $ travaux read $data/paper.txt --careful --score $data/paper.tsv
  Core statements: 8 of 8 found; of 8 found, 8 are right; speakers right in 8,
  parties in 8 of 8
  $ travaux read $data/briefing.txt --careful --score $data/briefing.tsv
  Core statements: 4 of 4 found; of 4 found, 4 are right; speakers right in 4,
  parties in 4 of 4

The filter gives what reading a file gives:

  $ printf '{"id":"a1","text":"Aldova said on Monday that it would reopen the river crossing."}\n' > lines.jsonl
  $ travaux read lines.jsonl --careful --json | grep -o '"content":[^]]*' > file
  $ travaux read - --careful < lines.jsonl | grep -o '"content":[^]]*' > filter
  $ cmp file filter; wc -l < filter | tr -d ' '
  1

What is no model is refused:

  $ travaux read $data/paper.txt --careful --model $data/paper.txt
  travaux: data/paper.txt: this is no model of the reader; make one with 'make model'
  [3]
