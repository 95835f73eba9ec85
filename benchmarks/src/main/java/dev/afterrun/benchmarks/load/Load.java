package dev.afterrun.benchmarks.load;

/**
 * A load to put on a server: on every connection one request after the other, the next when the last was answered.
 *
 * @param head the request's head as it goes over the wire, {@code Content-Length} and the empty line included
 * @param body what follows it; each {@code ############} in either becomes the request's number
 * @param first the number of the first request
 */
public record Load(int port, String head, String body, int connections, long millis, long first) {
    /** What is replaced by the request's number: twelve digits. */
    public static final String NUMBER = "############";
}
