# bash completion for netnsh. For good, as a file that bash-completion(1) finds:
#   netnsh completion bash > ~/.local/share/bash-completion/completions/netnsh
# For this shell alone:
#   eval "$(netnsh completion bash)"

_netnsh() {
    local rest=${COMP_LINE:0:COMP_POINT} trimmed piece i
    local -a words=()

    # bash cuts words at : = @ too (COMP_WORDBREAKS); put together what no blank parts.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]}
        trimmed=${rest#"${rest%%[![:blank:]]*}"}
        [[ $trimmed == "$piece"* ]] || piece=$trimmed # the cursor is inside it
        if ((i > 0)) && [[ $trimmed == "$rest" ]]; then
            words[-1]+=$piece
        else
            words+=("$piece")
        fi
        rest=${trimmed#"$piece"}
    done

    # Of the current word readline replaces only the end, which is $2; an open quote stays before it.
    local current=${words[-1]} value quoted opener=
    [[ $current == [\'\"]* ]] && opener=${current:0:1}
    local kept=${current%"$2"}

    COMPREPLY=()
    while IFS=$'\t' read -r value _; do
        case $opener in
            \') [[ $value != *\'* ]] || continue; quoted=$opener$value ;;
            \") quoted=$opener$(_netnsh_escape "$value") ;;
            *) printf -v quoted %q "$value" ;;
        esac
        [[ $quoted == "$current"* ]] && COMPREPLY+=("${quoted#"$kept"}")
    done < <(netnsh __complete --quoted "${words[@]:1}" 2>/dev/null)

    # Behind a folder the word goes on.
    [[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != */ ]] || compopt -o nospace
}

# What is special between double quotes gets a backslash.
_netnsh_escape() {
    local text=${1//\\/\\\\}
    text=${text//\"/\\\"}
    text=${text//\$/\\\$}
    printf %s "${text//\`/\\\`}"
}

complete -o nosort -F _netnsh netnsh
