Sixteen people add to one room at once. Each is told that it was done, nothing
is lost, and the chain of commits is whole.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_SEED=writers
  $ TRAVAUX_NOW=2026-03-20T10:00:00Z travaux new varda.room varda.yaml > made
  $ for day in $(seq 10 25); do
  >   echo "date: 2026-03-12" > "$day.yaml"
  >   echo "sights: [{draft: aldova-1, by: BO, date: 2026-03-$day}]" >> "$day.yaml"
  > done
  $ for day in $(seq 10 25); do
  >   (TRAVAUX_NOW=2026-03-20T10:00:00Z travaux add varda.room "$day.yaml" \
  >     --json > "$day.json" || echo "$day failed") &
  > done; wait
  $ cat ??.json | grep -c '"commit": "'
  16
  $ travaux verify varda.room
  varda.room is whole: 65 records in 17 commits, 2 source files.
  $ travaux export varda.room --whole | grep -o '"parents":\[[^]]*\]' | sort -u | wc -l
  17
  $ ls varda.room*
  varda.room

A writer waits for another, and readers do not wait:

  $ travaux log varda.room --limit 100 --json | grep -c '"id"'
  17
