# Completes the words of travaux in bash; the program says what may follow.
# Load it with: source <(travaux help --completion bash)
_travaux() {
    local word=${COMP_WORDS[COMP_CWORD]} line
    [[ $word == '=' ]] && word=
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
        :files)
            compopt -o filenames
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
            ;;
        :rooms)
            compopt -o filenames
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(
                compgen -f -X '!*.room' -- "$word"
                compgen -d -- "$word"
            )
            ;;
        *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <("$1" help --candidates "$((COMP_CWORD - 1))" -- \
        "${COMP_WORDS[@]:1}" 2>/dev/null)
}
complete -F _travaux travaux
