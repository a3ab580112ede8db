# The parts of deploy/set-up.sh: what looks, what changes, and what fills the definitions in. Read by it, not run.
# shellcheck shell=bash disable=SC2034,SC2154  # it shares its caller's names

step() { printf '\n== %s\n' "$1"; }

told() { printf '%s' "$1"; printf ' %q' "${@:2}"; printf '\n'; }

# Changes something; a dry run only says it.
run() {
  told '+' "$@"
  [ -n "${dry_run:-}" ] || "$@"
}

# The same for what Google may not know yet, an account of a moment ago: once more after a pause.
run_twice() { run "$@" || { sleep "${SET_UP_PAUSE:-10}" && run "$@"; }; }

# Looks, and says what was seen in $seen. False where it is not there; what else goes wrong ends the set-up, so that
# a missing right is never taken for a missing thing. A dry run takes everything for missing.
there() {
  seen=''
  if [ -n "${dry_run:-}" ]; then
    told '?' "$@"
    return 1
  fi
  local said
  said=$(mktemp "$work/said.XXXX")
  if seen=$("$@" 2>"$said"); then return 0; fi
  if ! grep -qiE 'PERMISSION_DENIED|denied|forbidden' "$said" &&
    grep -qiE 'NOT_FOUND|not found|could not be found|cannot find|does not exist' "$said"; then return 1; fi
  printf 'set-up: this could not be looked up:\n' >&2
  told ' ' "$@" >&2
  cat "$said" >&2
  exit 1
}

# Whether a look shows exactly this.
shows() { there "${@:2}" && [ "$seen" = "$1" ]; }

# Whether a look shows what a file holds.
holds() { there "${@:2}" && [ "$seen" = "$(cat "$1")" ]; }

# The APIs that are used; those that are off are turned on at once.
apis() {
  local name missing=()
  there gcloud services list --enabled --project "$project" --format 'value(config.name)' || true
  for name in "$@"; do
    grep -qx "$name.googleapis.com" <<<"$seen" || missing+=("$name.googleapis.com")
  done
  [ ${#missing[@]} = 0 ] || run gcloud services enable "${missing[@]}" --project "$project"
}

# A service account, with what it is for.
account() {
  there gcloud iam service-accounts describe "$1@$project.iam.gserviceaccount.com" --project "$project" ||
    run gcloud iam service-accounts create "$1" --project "$project" --display-name "$2"
}

# A file as a secret that only the job's account reads; another content is a new version.
secret() {
  there gcloud secrets describe "$1" --project "$project" ||
    run gcloud secrets create "$1" --project "$project" --replication-policy automatic
  allowed roles/secretmanager.secretAccessor "$SERVICE_ACCOUNT" gcloud secrets "$1"
  holds "$2" gcloud secrets versions access latest --secret "$1" --project "$project" ||
    run gcloud secrets versions add "$1" --project "$project" --data-file "$2"
}

# A role for an account on one thing: allowed ROLE ACCOUNT gcloud KIND… THING [flags]; granted on that thing alone.
allowed() {
  local role=$1 member=serviceAccount:$2 kind=() flags=() thing
  shift 2
  while [ $# -gt 0 ] && [[ $1 != --* ]]; do kind+=("$1"); shift; done
  flags=("$@")
  thing=${kind[-1]}
  unset 'kind[-1]'
  shows "$role" "${kind[@]}" get-iam-policy "$thing" --project "$project" "${flags[@]}" --flatten 'bindings[].members' \
    --filter "bindings.role=$role AND bindings.members=$member" --format 'value(bindings.role)' ||
    run_twice "${kind[@]}" add-iam-policy-binding "$thing" --project "$project" "${flags[@]}" --member "$member" --role "$role"
}

# A definition with its ${…} filled in; what is left unfilled would reach Google as it stands.
filled() {
  local text name
  text=$(cat "$here/$1")
  [ -n "${token:-}" ] || text=$(grep -v ' # token$' <<<"$text")
  for name in PROJECT REGION NAME TIME_ZONE SPREADSHEET_ID SUBJECT SERVICE_ACCOUNT TIMER_ACCOUNT IMAGE CHANNEL DEFINITION; do
    text=${text//"\${$name}"/"${!name-}"}
  done
  printf '%s\n' "$text"
}

# Sixteen digits that change with what is read.
digest() { sha256sum | cut -c 1-16; }

# A definition filled in, as a file of $work, with the digest of all else in it as $DEFINITION: what stands is compared
# by that one label.
defined() {
  DEFINITION=''
  DEFINITION=$(filled "$1" | digest)
  filled "$1" >"$work/$1"
}

# The files that .containerignore lets in, each with a zero byte behind it; of its patterns those that it uses are known.
files_of_image() {
  local line roots=() never=()
  while read -r line; do
    case $line in
      '' | '#'* | '*') ;;
      '!'*) roots+=("${line#!}") ;;
      '**/'*) never+=(-name "${line#'**/'}" -prune -o) ;;
      *) never+=(-path "$line" -prune -o) ;;
    esac
  done <"$here/../.containerignore"
  (cd "$here/.." && find "${roots[@]}" "${never[@]}" -type f -print0)
}

# The same sources give the same tag, so that an image is built once.
version_of_image() { files_of_image | LC_ALL=C sort -z | (cd "$here/.." && xargs -0 sha256sum) | digest; }

# A field of the schedule's definition: `field NAME` of deploy/scheduler.yaml.
field() { filled scheduler.yaml | sed -n "s/^ *$1: //p"; }

# The schedule, made or brought up to date.
timer() {
  local given=(
    --project "$project" --location "$region" --description "$(field description)"
    --schedule "$(field schedule)" --time-zone "$(field timeZone)"
    --uri "$(field uri)" --http-method "$(field httpMethod)"
    --oauth-service-account-email "$(field serviceAccountEmail)" --oauth-token-scope "$(field scope)"
    --attempt-deadline "$(field attemptDeadline)" --max-retry-attempts "$(field retryCount)"
  )
  local look=(gcloud scheduler jobs describe "$NAME" --project "$project" --location "$region"
    --format 'value(schedule,timeZone,httpTarget.uri,httpTarget.oauthToken.serviceAccountEmail)')
  local wanted
  wanted=$(printf '%s\t%s\t%s\t%s' "$(field schedule)" "$(field timeZone)" "$(field uri)" "$(field serviceAccountEmail)")
  if shows "$wanted" "${look[@]}"; then return; fi
  if [ -n "$seen" ]; then
    run gcloud scheduler jobs update http "$NAME" "${given[@]}"
  else
    run gcloud scheduler jobs create http "$NAME" "${given[@]}"
  fi
}

# A metric, a channel and two policies, made or brought up to date.
alerts() {
  local kind name
  defined metric-runs.yaml
  if ! there gcloud logging metrics describe "$NAME-runs" --project "$project" --format 'value(description)'; then
    run gcloud logging metrics create "$NAME-runs" --project "$project" --config-from-file "$work/metric-runs.yaml"
  elif [[ $seen != *"$DEFINITION"* ]]; then
    run gcloud logging metrics update "$NAME-runs" --project "$project" --config-from-file "$work/metric-runs.yaml"
  fi
  channel
  for kind in errors silence; do
    defined "alert-$kind.yaml"
    there gcloud alpha monitoring policies list --project "$project" --filter "displayName=\"$NAME $kind\"" \
      --format 'value(name,userLabels.definition)' || true
    name=$(sort <<<"$seen" | head -n 1)
    if [ -z "$name" ]; then
      run gcloud alpha monitoring policies create --project "$project" --policy-from-file "$work/alert-$kind.yaml"
    elif [ "${name#*$'\t'}" != "$DEFINITION" ]; then
      run gcloud alpha monitoring policies update "${name%%$'\t'*}" --project "$project" --policy-from-file "$work/alert-$kind.yaml"
    fi
  done
}

# Google's name for the channel to $alert, as $CHANNEL. One that was just made may take a moment to be listed.
channel() {
  local look=(gcloud beta monitoring channels list --project "$project" --format 'value(name)'
    --filter "type=email AND labels.email_address=\"$alert\"")
  if ! { there "${look[@]}" && [ -n "$seen" ]; }; then
    run gcloud beta monitoring channels create --project "$project" --type email --display-name "$NAME" \
      --channel-labels "email_address=$alert"
    [ -z "$dry_run" ] || return 0
    for _ in 1 2 3 4 5 6; do
      if there "${look[@]}" && [ -n "$seen" ]; then break; fi
      sleep "${SET_UP_PAUSE:-10}"
    done
  fi
  CHANNEL=$(sort <<<"$seen" | head -n 1)
  if [ -z "$CHANNEL" ]; then
    printf 'set-up: the channel to %s was made, but Google does not list it yet, and the alerts need its name.\n' "$alert" >&2
    printf 'All else is done. Repeat the same command in a few minutes.\n' >&2
    exit 1
  fi
}

# What only people can do, in its order.
next_steps() {
  local execute="gcloud run jobs execute $NAME --project $project --region $region --wait"
  local args=init,--config,/config/organisation.yaml
  printf '1. '
  access
  if [ "$job" = job.yaml ]; then
    cat <<TEXT
2. Have the job make its spreadsheet and files:
     $execute --args=$args
TEXT
  else
    cat <<TEXT
2. Have the job make the directory, by one task alone; enter the institutions, and repeat it:
     $execute --tasks=1 --args=municipality,$args
TEXT
  fi
  cat <<TEXT
3. Start the job once by hand, and look at what it says:
     $execute
The schedule is on already: until 2. is done its runs end with code 2${alert:+ and a letter to $alert}.
TEXT
}

# What lets the job in.
access() {
  if [ -n "$token" ]; then
    echo 'The job acts as the person whose login it has: nothing has to be shared.'
  elif [ -n "$SUBJECT" ]; then
    echo "The job acts as $SUBJECT: allow $SERVICE_ACCOUNT domain-wide delegation (docs/credentials.md)."
  else
    cat <<TEXT
The job acts as $SERVICE_ACCOUNT. It reaches what is shared with that account, and nothing else:
   make it content manager of a shared drive's folder, and name that folder as parent_folder in
   $config; when that changes the settings, give this command again.
TEXT
  fi
}
