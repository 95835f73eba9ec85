package dev.afterrun.forge.github;

import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/** The double's log of what it told the App: newest first, a page at a time behind opaque cursors, each try an entry. */
public final class GitHubDeliveriesDouble {
    private static final Pattern LIST = Pattern.compile("GET /app/hook/deliveries");
    private static final Pattern AGAIN = Pattern.compile("POST /app/hook/deliveries/(?<id>\\d+)/attempts");

    private record Entry(long id, String guid, String event, int status, Instant at, boolean again) {}

    private final List<Entry> entries = new ArrayList<>();
    private IntSupplier receiver = () -> 202;
    private boolean active = true;
    private long ids = 12_345_678;

    GitHubDeliveriesDouble() {}

    /** It told something, and this came back; 0 stands for nobody who answers. Told in the order of time. */
    public synchronized void told(String guid, String event, int status, Instant at) {
        entries.addFirst(new Entry(++ids, guid, event, status, at, false));
    }

    /** What is delivered again from now on is answered so. */
    public synchronized void isAnswered(int status) {
        receiver = () -> status;
    }

    /** The App has no webhook. */
    public synchronized void isOff() {
        active = false;
    }

    /** Somebody asks for it again, by hand. */
    public synchronized void deliverAgain(String guid) {
        entries.stream()
                .filter(entry -> entry.guid().equals(guid))
                .findFirst()
                .map(Entry::id)
                .ifPresent(this::deliver);
    }

    /** It forgets its log, as it does after three days. */
    public synchronized void forgets() {
        entries.clear();
    }

    /** The guids of what was asked for again, in order. */
    public synchronized List<String> again() {
        return entries.reversed().stream().filter(Entry::again).map(Entry::guid).toList();
    }

    static boolean takes(String request) {
        return LIST.matcher(request).matches() || AGAIN.matcher(request).matches();
    }

    synchronized GitHubReply answer(HttpExchange exchange, String request) {
        if (!active) {
            return GitHubReply.NOT_FOUND;
        }
        var again = AGAIN.matcher(request);
        return again.matches() ? deliver(Long.parseLong(again.group("id"))) : page(exchange);
    }

    private GitHubReply page(HttpExchange exchange) {
        var query = query(exchange);
        var size = Integer.parseInt(query.getOrDefault("per_page", "30"));
        // A cursor names the entry that its page begins with: what is told meanwhile moves no page.
        var first = Optional.ofNullable(query.get("cursor"))
                .map(cursor -> Long.parseLong(cursor.replaceFirst("^v1_", "")))
                .orElse(Long.MAX_VALUE);
        var rest = entries.stream().filter(entry -> entry.id() <= first).toList();
        if (rest.size() > size) {
            var link = "<https://api.github.com/app/hook/deliveries?per_page=" + size + "&cursor=v1_";
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            link + Long.MAX_VALUE + ">; rel=\"prev\", " + link
                                    + rest.get(size).id() + ">; rel=\"next\"");
        }
        return new GitHubReply(
                200, rest.stream().limit(size).map(GitHubDeliveriesDouble::json).toList());
    }

    private GitHubReply deliver(long id) {
        var told = entries.stream().filter(entry -> entry.id() == id).findFirst();
        if (told.isEmpty()) {
            return GitHubReply.NOT_FOUND;
        }
        entries.addFirst(
                new Entry(++ids, told.get().guid(), told.get().event(), receiver.getAsInt(), Instant.now(), true));
        return new GitHubReply(202, Map.of());
    }

    private static Map<String, Object> json(Entry entry) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", entry.id());
        json.put("guid", entry.guid());
        json.put("delivered_at", entry.at().toString());
        json.put("redelivery", entry.again());
        json.put("duration", 0.27);
        json.put("status", entry.status() / 100 == 2 ? "OK" : "Invalid HTTP Response: " + entry.status());
        json.put("status_code", entry.status());
        json.put("event", entry.event());
        json.put("action", null);
        json.put("installation_id", 1);
        json.put("repository_id", 10);
        return json;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new LinkedHashMap<String, String>();
        Arrays.stream(exchange.getRequestURI().getQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0], pair[1]));
        return query;
    }
}
