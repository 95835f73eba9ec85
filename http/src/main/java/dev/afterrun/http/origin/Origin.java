package dev.afterrun.http.origin;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a request comes from.
 *
 * @param address as the rates count it; empty where none can be told
 * @param trace the trace id of the client's {@code traceparent}: 32 hexadecimal digits, and the client's own word
 */
public record Origin(Optional<InetAddress> address, Optional<String> trace) {
    /** Of what no request has asked for. */
    public static final Origin NOWHERE = new Origin(Optional.empty(), Optional.empty());
}
