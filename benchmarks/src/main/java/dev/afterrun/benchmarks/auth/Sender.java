package dev.afterrun.benchmarks.auth;

import dev.afterrun.benchmarks.load.Load;

/**
 * Who sends events, and where to.
 *
 * @param token what they bring: a word of the table
 * @param header its line of the head, or nothing
 */
record Sender(String token, int port, String header) {
    Load load(int connections, long millis, long first) {
        var head = "POST /v1/runs/finished HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + header
                + "Content-Type: application/json\r\nContent-Length: " + JobReportBody.TEXT.length() + "\r\n\r\n";
        return new Load(port, head, JobReportBody.TEXT, connections, millis, first);
    }
}
