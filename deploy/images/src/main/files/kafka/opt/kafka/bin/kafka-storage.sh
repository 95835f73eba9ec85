#!/bin/sh
exec /opt/java/bin/java -Xmx256m -XX:+UseSerialGC -cp '/opt/kafka/libs/*' kafka.tools.StorageTool "$@"
