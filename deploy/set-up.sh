#!/usr/bin/env bash
# Sets a Google Cloud project up for the scheduled job, or completes and renews what a former call has left.
# What each step does, costs and how it is undone: docs/cloud-run.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/steps.sh
. "$here/steps.sh"

usage() {
  cat <<'TEXT'
usage: deploy/set-up.sh --project PROJECT --region REGION [options]

  --project ID        the Google Cloud project; billing must be on
  --region REGION     where the job runs, for example europe-west1
  --config FILE       the institution's settings (config/organisation.yaml); kept in Secret Manager
  --name NAME         what job, accounts, secret and alerts are called (nastavnik)
  --time-zone ZONE    of the schedule; the settings' own time_zone where it is not given
  --spreadsheet ID    the spreadsheet; found on Drive by its key where it is not given
  --subject ADDRESS   act as this person (domain-wide delegation without a key)
  --token FILE        act as the person of this login (nastavnik login); kept in Secret Manager
  --alert ADDRESS     who is written to when a run fails or none comes; nobody where it is not given
  --municipality      the job that serves all institutions of a directory; --spreadsheet is then the directory
  --dry-run           print every command, and call none
TEXT
}

fail() {
  printf 'set-up: %s\n' "$1" >&2
  exit 2
}

((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) || fail 'bash 4.4 or newer is needed; Google Cloud Shell has it'
command -v sha256sum >/dev/null || fail 'sha256sum is needed (coreutils); Google Cloud Shell has it'

# An e-mail address that cannot end a text of the definitions or of Google's filters, into which it is put.
is_address() { [[ $1 == ?*@?*.?* && $1 != *[[:space:]\"\'\\,\;\$\`]* ]]; }

# A file that `nastavnik login` made, and none of those that lie about beside it.
is_login() {
  local text hint='; nastavnik login makes one, token.json'
  if [ ! -f "$1" ] || [ ! -s "$1" ]; then fail "--token $1: there is no such file$hint"; fi
  text=$(tr -d '[:space:]' <"$1")
  case $text in
    *'"installed":{'* | *'"web":{'*) fail "--token $1: that is an OAuth client and no login yet: nastavnik login --client $1" ;;
    *'"type":"service_account"'*) fail "--token $1: that is a key, and the job needs none; leave --token out: it acts as its own account" ;;
    *'"type":"authorized_user"'*) ;;
    *) fail "--token $1: that is no login's file$hint" ;;
  esac
  [[ $text =~ '"refresh_token":"'[^\"] ]] || fail "--token $1: the login in it is not complete$hint"
}

project='' region='' config=config/organisation.yaml NAME=nastavnik TIME_ZONE='' SPREADSHEET_ID='' SUBJECT=''
alert='' token='' job=job.yaml dry_run=''
while [ $# -gt 0 ]; do
  case $1 in
    --?*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
  esac
  case $1 in
    --municipality) job='job-municipality.yaml'; shift; continue ;;
    --dry-run) dry_run=yes; shift; continue ;;
    -h | --help) usage; exit 0 ;;
    --project | --region | --config | --name | --time-zone | --spreadsheet | --subject | --token | --alert)
      [ -n "${2-}" ] || fail "$1 needs a value" ;;
    *) usage >&2; fail "unknown: $1" ;;
  esac
  case $1 in
    --project) project=$2 ;;
    --region) region=$2 ;;
    --config) config=$2 ;;
    --name) NAME=$2 ;;
    --time-zone) TIME_ZONE=$2 ;;
    --spreadsheet) SPREADSHEET_ID=$2 ;;
    --subject) SUBJECT=$2 ;;
    --token) token=$2 ;;
    --alert) alert=$2 ;;
  esac
  shift 2
done

[ -n "$project" ] || fail 'which project? --project ID (gcloud projects list shows them)'
[ -n "$region" ] || fail 'which region? --region REGION, for example europe-west1'
[[ $project =~ ^[a-z][a-z0-9-]{4,28}[a-z0-9]$ ]] || fail "--project $project: that is no project id; ids are 6 to 30 of a-z, 0-9 and -"
[[ $region =~ ^[a-z]+-[a-z]+[0-9]+$ ]] || fail "--region $region: that is no region; one looks like europe-west1"
[[ $NAME =~ ^[a-z][a-z0-9-]{0,18}[a-z0-9]$ ]] || fail "--name $NAME: 2 to 20 of a-z, 0-9 and -, with a letter first and no - last"
[ -z "$alert" ] || is_address "$alert" || fail "--alert $alert: that is no e-mail address"
[ -z "$SUBJECT" ] || is_address "$SUBJECT" || fail "--subject $SUBJECT: that is no e-mail address"
[[ $SPREADSHEET_ID =~ ^[A-Za-z0-9_-]*$ ]] || fail "--spreadsheet $SPREADSHEET_ID: an id is wanted: in the spreadsheet's address, what stands between /d/ and /edit"
[ -z "$token" ] || is_login "$token"
[ -z "$token" ] || [ -z "$SUBJECT" ] || fail '--token and --subject: one of the two, a login is a person already'
[ ! -d "$config" ] || fail "--config $config: that is a folder; name the file of settings in it"
[ -s "$config" ] || fail "--config $config: there is no such file; copy config/organisation.yaml and fill it in"
TIME_ZONE=${TIME_ZONE:-$(sed -n "s/^time_zone: *['\"]*\([A-Za-z0-9_+/-]*\).*/\1/p" "$config" | head -n 1)}
[ -n "$TIME_ZONE" ] || fail "--time-zone: $config names none; for example --time-zone Europe/Moscow"
[[ $TIME_ZONE =~ ^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$ ]] || fail "--time-zone $TIME_ZONE: that is no time zone; one looks like Europe/Moscow"
command -v gcloud >/dev/null || [ -n "$dry_run" ] || fail 'gcloud is not installed: https://cloud.google.com/sdk/docs/install'

# What the definitions' ${…} stand for.
PROJECT=$project REGION=$region
SERVICE_ACCOUNT=$NAME-job@$project.iam.gserviceaccount.com
TIMER_ACCOUNT=$NAME-timer@$project.iam.gserviceaccount.com
IMAGE=$region-docker.pkg.dev/$project/$NAME/job:$(version_of_image)
CHANNEL='' DEFINITION=''
export PROJECT REGION NAME TIME_ZONE SPREADSHEET_ID SUBJECT SERVICE_ACCOUNT TIMER_ACCOUNT IMAGE CHANNEL DEFINITION

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step "APIs"
apis artifactregistry cloudbuild cloudscheduler docs drive forms iam iamcredentials logging monitoring run secretmanager sheets

step "Identities"
account "$NAME-job" 'Nastavnik: the job acts as this account'
account "$NAME-timer" 'Nastavnik: the schedule starts the job as this account, and can do nothing else'
if [ -n "$SUBJECT" ]; then
  allowed roles/iam.serviceAccountTokenCreator "$SERVICE_ACCOUNT" gcloud iam service-accounts "$SERVICE_ACCOUNT"
fi

step "Settings, as a secret"
secret "$NAME-config" "$config"
[ -z "$token" ] || secret "$NAME-token" "$token"

step "Image"
there gcloud artifacts repositories describe "$NAME" --project "$project" --location "$region" ||
  run gcloud artifacts repositories create "$NAME" --project "$project" --location "$region" --repository-format docker
there gcloud artifacts docker images describe "$IMAGE" --project "$project" ||
  run gcloud builds submit "$here/.." --project "$project" --config "$here/cloud-build.yaml" --substitutions "_IMAGE=$IMAGE"

step "Job"
defined "$job"
[ -z "$dry_run" ] || sed 's/^/| /' "$work/$job"
shows "$DEFINITION" gcloud run jobs describe "$NAME" --project "$project" --region "$region" --format 'value(metadata.labels.definition)' ||
  run gcloud run jobs replace "$work/$job" --project "$project" --region "$region"
allowed roles/run.invoker "$TIMER_ACCOUNT" gcloud run jobs "$NAME" --region "$region"

step "Schedule"
timer

if [ -n "$alert" ]; then
  step "Alerts"
  alerts
fi

step "Done"
next_steps
