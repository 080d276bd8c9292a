# Completion of wherry for bash; the program itself knows what may follow.
_wherry() {
    local cur words cword
    _get_comp_words_by_ref -n : cur words cword
    mapfile -t COMPREPLY < <("${words[0]}" --complete "${words[@]:1:cword}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]] && compopt -o nospace
    __ltrim_colon_completions "$cur"
}
complete -o default -F _wherry wherry wherry-cli
