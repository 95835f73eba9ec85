package dev.afterrun.benchmarks.load;

/**
 * A load to put on a server: on every connection one request after the other, the next when the last was answered and a
 * pause has passed.
 *
 * @param head the request's head as it goes over the wire, {@code Content-Length} and the empty line included
 * @param body what follows it; each {@code ############} in either becomes the request's number
 * @param first the number of the first request
 * @param among where above 0, numbers are scattered over 0 to this, each once before any comes again
 * @param pauseMillis how long a connection rests before its next request
 */
public record Load(
        int port, String head, String body, int connections, long millis, long first, long among, long pauseMillis) {
    /** What is replaced by the request's number: twelve digits. */
    public static final String NUMBER = "############";

    /** What is replaced by the number of the request's thousand: twelve digits. */
    public static final String THOUSAND = "@@@@@@@@@@@@";

    /** A load whose requests are numbered one by one. */
    public Load(int port, String head, String body, int connections, long millis, long first) {
        this(port, head, body, connections, millis, first, 0, 0);
    }

    /** The same, with rests. */
    public Load withPause(long pause) {
        return new Load(port, head, body, connections, millis, first, among, pause);
    }
}
