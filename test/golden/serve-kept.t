Answers are kept while the server runs: for whom they were made only, and only
until the room changes.

  $ cp "$TESTDIR"/varda/* .
  $ export TRAVAUX_NOW=2026-03-20T10:00:00Z
  $ travaux new varda.yaml > made
  $ word='correct horse battery\ncorrect horse battery\n'
  $ printf "$word" | travaux access add okan --role mediator > said 2>&1
  $ printf "$word" | travaux access add rin --role delegation --party AL > said 2>&1
  $ printf "$word" | travaux access add bo --role delegation --party BO > said 2>&1
  $ for user in okan rin bo; do
  >   travaux access token $user | tail -n 1 > $user.token; done
  $ travaux serve --port 0 > address & server=$!
  $ for i in 1 2 3 4 5 6 7 8 9 10; do grep -qs open address && break; sleep 1; done
  $ site=$(sed -n 's/.*\(http:[^ ]*\)\/ .*/\1/p' address)
  $ kept() { curl -s -H "Authorization: Bearer $(cat $1.token)" "$site$2"; }
  $ anew() { printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n' "$2" "$(cat $1.token)" | travaux serve --once | tr -d '\r' | sed '1,/^$/d'; }

Three users ask in turn, three times each; all get what a server without kept
answers says, whose view it is included:

  $ for turn in 1 2 3; do for user in okan rin bo; do
  >   for path in /api/state /api/point?point=dam /api/sources /api/people /api/log /events '/api/state?as=public' '/api/state?as=AL'; do
  >     anew $user "$path" > expected; kept $user "$path" > answered
  >     cmp -s expected answered || echo "$user $path differs"
  >   done; done; done
  $ for user in okan rin bo; do kept $user /api/state | cksum; done | sort -u | wc -l
  3

A tag that still holds is not answered again; it does not hold for others:

  $ tag=$(curl -s -D - -o body -H "Authorization: Bearer $(cat rin.token)" $site/api/state | tr -d '\r' | sed -n 's/^ETag: //p')
  $ again() { curl -s -o body -w '%{http_code}\n' -H "If-None-Match: $tag" -H "Authorization: Bearer $(cat $1.token)" $site/api/state; }
  $ again rin
  304
  $ again bo
  200

The same holds for what a page asks to learn whether the room has changed:

  $ tag=$(curl -s -D - -o body -H "Authorization: Bearer $(cat bo.token)" $site/events | tr -d '\r' | sed -n 's/^ETag: //p')
  $ curl -s -o body -w '%{http_code}\n' -H "If-None-Match: $tag" -H "Authorization: Bearer $(cat bo.token)" $site/events
  304
  $ tag=$(curl -s -D - -o body -H "Authorization: Bearer $(cat rin.token)" $site/api/state | tr -d '\r' | sed -n 's/^ETag: //p')

What is added from the command line is seen at once:

  $ printf 'date: 2026-03-20\npoints: {later: {title: Later}}\n' > later.yaml
  $ travaux add varda.room later.yaml > said
  $ kept okan /api/state | grep -c '"later"'
  1
  $ again rin
  200

A token that was taken away opens nothing, kept or not:

  $ travaux access revoke rin > said
  $ again rin
  401

  $ kill -TERM $server; wait $server
