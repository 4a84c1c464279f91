#!/usr/bin/env bash
# Writes the report into one comment on a pull request, the same at each run. Wants GH_TOKEN, REPOSITORY, NUMBER, NAME
# and BODY (a Markdown file). Pull requests of forks get a token that may not write: that is said and fails nothing.
set -euo pipefail

mark="<!-- einclusion: ${NAME//[^A-Za-z0-9_-]/-} -->"
text=$(mktemp)
trap 'rm -f "$text"' EXIT
{ printf '%s\n' "$mark"; cat "$BODY"; } > "$text"

write() {
    local comment
    comment=$(gh api --paginate "repos/$REPOSITORY/issues/$NUMBER/comments" --jq \
        ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1) || return
    if [ -n "$comment" ]; then
        gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$comment" --field "body=@$text"
    else
        gh api --silent --method POST "repos/$REPOSITORY/issues/$NUMBER/comments" --field "body=@$text"
    fi
}

write || echo "::warning::The pull request got no comment: the token may not write here. The report is in the summary."
