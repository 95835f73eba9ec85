package dev.afterrun.http.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What is put where something ordinary belongs. */
public final class Hostile {
    private Hostile() {}

    /** Encoded, to stand in an address. */
    public static List<String> words() {
        return List.of(
                "%2E%2E",
                "..%2F..%2Fetc%2Fpasswd",
                "%2e%2e%5c%2e%2e%5cboot.ini",
                "%00",
                "a%00.txt",
                "a%0D%0ASet-Cookie:%20a=b",
                "%FF%FE",
                "%C0%AE%C0%AE",
                "%ED%A0%80",
                "%E2%80%AEtxt.exe",
                "%F0%9F%92%A3",
                "x".repeat(4_000),
                "-1",
                "0x10",
                "1e9",
                "NaN",
                "9223372036854775808",
                "%27%20OR%20%271%27=%271",
                "1;DROP%20TABLE%20job",
                "%25%25%25s%25n",
                "$%7Bjndi:ldap:%2F%2Flocalhost%2Fa%7D",
                "%7B%7Bcommit%7D%7D",
                "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "http:%2F%2F169.254.169.254%2F",
                "%20",
                "*");
    }

    /** The same as they are meant, to stand in a text. */
    public static List<String> texts() {
        return words().stream().map(word -> URLDecoder.decode(word, UTF_8)).toList();
    }

    /** Bodies that no endpoint means, whatever type they are said to have. */
    public static List<byte[]> bodies() {
        return Stream.concat(
                        Stream.of(
                                new byte[0],
                                new byte[] {0},
                                new byte[] {(byte) 0xff, (byte) 0xfe, 0x7b, 0x7d},
                                "{}".getBytes(UTF_16LE)),
                        Stream.of(
                                        "null",
                                        "true",
                                        "0",
                                        "\"\"",
                                        "[]",
                                        "[null]",
                                        "[[",
                                        "{",
                                        "{\"\":",
                                        "{'a': 1}",
                                        "{\"a\": NaN}",
                                        "{\"a\": 1e999999999}",
                                        "{\"a\": " + "9".repeat(2_000) + "}",
                                        "{\"a\": 1} {\"a\": 2}",
                                        "{\"files\": null, \"name\": null, \"sha256\": null}",
                                        "{\"files\": \"\\u0000\", \"name\": \"\\u0000\"}",
                                        "{\"files\": [[[]]], \"name\": {}}",
                                        "{\"name\": \"\\ud800\"}",
                                        "{\"__proto__\": {\"a\": 1}, \"@class\": \"java.lang.Runtime\"}",
                                        "[".repeat(20_000),
                                        "{\"a\":".repeat(5_000),
                                        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                                                + "<a>&b;</a>",
                                        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n")
                                .map(text -> text.getBytes(US_ASCII)))
                .toList();
    }

    /** Anything that JSON can say, with {@code names} that mean something where it is sent. */
    public static byte[] anything(Random chance, List<String> names) {
        var text = new StringBuilder();
        append(text, chance, names, 0);
        return text.toString().getBytes(UTF_8);
    }

    private static void append(StringBuilder text, Random chance, List<String> names, int depth) {
        switch (chance.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> text.append("null");
            case 1 -> text.append(chance.nextBoolean());
            case 2 -> text.append(chance.nextLong());
            case 3 -> text.append(chance.nextGaussian() * Float.MAX_VALUE);
            case 4 -> text.append('"').append(name(chance, names)).append("\\u0007\\ud83d\"");
            case 5 -> {
                text.append('[');
                for (var i = chance.nextInt(4); i >= 0; i--) {
                    append(text, chance, names, depth + 1);
                    text.append(i > 0 ? "," : "");
                }
                text.append(']');
            }
            default -> {
                text.append('{');
                for (var i = chance.nextInt(4); i >= 0; i--) {
                    text.append('"').append(name(chance, names)).append("\":");
                    append(text, chance, names, depth + 1);
                    text.append(i > 0 ? "," : "");
                }
                text.append('}');
            }
        }
    }

    private static String name(Random chance, List<String> names) {
        return names.get(chance.nextInt(names.size()));
    }
}
