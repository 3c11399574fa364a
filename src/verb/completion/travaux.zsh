#compdef travaux
# Completes the words of travaux in zsh; the program says what may follow.
# Load it with: source <(travaux help --completion zsh)
_travaux() {
    local line
    local -a found
    for line in "${(@f)$("$words[1]" help --candidates $((CURRENT - 2)) -- \
        "${(@)words[2,-1]}" 2>/dev/null)}"; do
        case $line in
        '') ;;
        :files) _files ;;
        :rooms) _files -g '*.room' ;;
        *) found+=("${${line//:/\\:}/$'\t'/:}") ;;
        esac
    done
    (( $#found )) && _describe travaux found
}
compdef _travaux travaux
