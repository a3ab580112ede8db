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

# The same sources give the same tag, so that an image is built once.
version_of_image() {
  (cd "$here/.." && find Containerfile deploy/image/build.sh pyproject.toml requirements-production.lock config programme generators sync \
    -type f ! -path '*/__pycache__/*' ! -name '*.local.yaml' ! -path config/organisation.yaml -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | digest)
}

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

# A metric, a channel and two policies.
alerts() {
  local kind
  filled metric-runs.yaml >"$work/metric.yaml"
  there gcloud logging metrics describe "$NAME-runs" --project "$project" ||
    run gcloud logging metrics create "$NAME-runs" --project "$project" --config-from-file "$work/metric.yaml"
  local look=(gcloud beta monitoring channels list --project "$project" --format 'value(name)'
    --filter "type=email AND labels.email_address=\"$alert\"")
  if ! { there "${look[@]}" && [ -n "$seen" ]; }; then
    run gcloud beta monitoring channels create --project "$project" --type email --display-name "$NAME" \
      --channel-labels "email_address=$alert"
    there "${look[@]}" || true
  fi
  CHANNEL=$(head -n 1 <<<"${seen:-CHANNEL}")
  for kind in errors silence; do
    filled "alert-$kind.yaml" >"$work/alert-$kind.yaml"
    shows "$NAME $kind" gcloud alpha monitoring policies list --project "$project" --filter "displayName=\"$NAME $kind\"" \
      --format 'value(displayName)' ||
      run gcloud alpha monitoring policies create --project "$project" --policy-from-file "$work/alert-$kind.yaml"
  done
}

# What only people can do.
next_steps() {
  local who=$SERVICE_ACCOUNT
  [ -z "$SUBJECT" ] || who=$SUBJECT
  [ -z "$token" ] || who='the person whose login it has'
  cat <<TEXT
The job acts as $who. It reaches what is shared with that account, and nothing else (docs/cloud-run.md).
Start it once by hand, and look at what it says:
  gcloud run jobs execute $NAME --project $project --region $region --wait
TEXT
}
