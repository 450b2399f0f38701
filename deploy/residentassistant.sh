#!/bin/sh
# /usr/local/sbin/residentassistant: an operator's command as the service runs, with its user, settings and data.
set -a
. /etc/residentassistant.env
umask 077
cd /opt/residentassistant
exec runuser -u residentassistant -- /usr/bin/dotnet /opt/residentassistant/ResidentAssistant.Web.dll "$@"
