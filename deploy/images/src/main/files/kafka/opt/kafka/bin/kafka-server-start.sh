#!/bin/sh
# Without quotes: it may be several options.
exec /opt/java/bin/java ${KAFKA_HEAP_OPTS:--Xmx1g} -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -cp '/opt/kafka/libs/*' kafka.Kafka "$@"
