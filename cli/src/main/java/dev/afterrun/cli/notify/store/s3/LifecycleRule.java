package dev.afterrun.cli.notify.store.s3;

import dev.afterrun.cli.notify.store.StoreRefusal;
import dev.afterrun.cli.server.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The bucket's own rule that deletes what lies below one prefix, beside the rules that others have set. */
final class LifecycleRule {
    private static final String BEGIN = "<LifecycleConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
    private static final String END = "</LifecycleConfiguration>";
    private static final byte[] NOTHING = {};

    private final S3Client client;
    private final URI rules;
    private final String prefix;
    private final int days;

    LifecycleRule(S3Client client, URI bucket, String prefix, int days) {
        this.client = client;
        this.rules = URI.create(bucket + "?lifecycle=");
        this.prefix = prefix;
        this.days = days;
    }

    /** Whether the rule is there; false where the store knows no rules, or keeps them from us. */
    boolean set() {
        var what = "reading the bucket's lifecycle rules";
        var there = client.send(what, "GET", rules, Map.of(), NOTHING);
        if (there.isDone()) {
            var text = new String(there.body(), StandardCharsets.UTF_8);
            return text.contains("<ID>" + id() + "</ID>") || (text.contains(END) && add(text));
        }
        if (StoreRefusal.code(there).equals("NoSuchLifecycleConfiguration")) {
            return add(BEGIN + END);
        }
        return no(what, there);
    }

    private boolean add(String others) {
        var what = "adding a rule to the bucket that deletes after " + days + " days";
        var body = others.replace(END, rule() + END).getBytes(StandardCharsets.UTF_8);
        var answer = client.send(what, "PUT", rules, Map.of("Content-MD5", md5(body)), body);
        return answer.isDone() || no(what, answer);
    }

    /** Files without an end are better than none, and the comment says so. */
    private static boolean no(String what, Answer answer) {
        return switch (answer.status()) {
            case 400, 403, 404, 405, 501 -> false;
            default -> throw StoreRefusal.of(what, answer);
        };
    }

    private String id() {
        return "afterrun-notify-" + days + "-days";
    }

    private String rule() {
        return "<Rule><ID>" + id() + "</ID><Filter><Prefix>" + prefix + "</Prefix></Filter><Status>Enabled</Status>"
                + "<Expiration><Days>" + days + "</Days></Expiration></Rule>";
    }

    /** S3 insists on it for this request. */
    private static String md5(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
