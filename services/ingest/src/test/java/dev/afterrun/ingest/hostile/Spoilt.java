package dev.afterrun.ingest.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.http.hostile.Hostile;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What chance makes of an event: a field that is something else, one that is gone or new, or a byte that fell over. */
final class Spoilt {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<JsonNode> VALUES = Stream.<JsonNode>concat(
                    Stream.of(
                            JSON.nullNode(),
                            JSON.booleanNode(false),
                            JSON.numberNode(0),
                            JSON.numberNode(Integer.MAX_VALUE),
                            JSON.numberNode(Long.MAX_VALUE),
                            JSON.numberNode(new BigInteger("9".repeat(400))),
                            JSON.numberNode(1e-300),
                            JSON.arrayNode(),
                            JSON.arrayNode().add("a").addNull(),
                            JSON.objectNode(),
                            JSON.objectNode().put("a", "\ud800")),
                    Stream.of(
                                    Hostile.texts(),
                                    Misplaced.names(),
                                    List.of(
                                            "\ufffe\uffff",
                                            "\udfff\ud800",
                                            "1970-01-01T00:00:00Z",
                                            "-999999999-01-01T00:00:00Z",
                                            "+999999999-12-31T23:59:59.999999999Z",
                                            "0000-00-00T00:00:00Z",
                                            "2016-12-31T23:59:60Z",
                                            "2026-05-01T10:00:00.123456789123Z",
                                            "2026-05-01T24:00:00+18:00",
                                            "https://[::1",
                                            "/spoilt?a b"))
                            .flatMap(List::stream)
                            .map(JSON::textNode))
            .toList();

    private final Random chance;

    Spoilt(Random chance) {
        this.chance = chance;
    }

    /** This one in JSON, with one or two things wrong. */
    byte[] event(ObjectNode good) {
        for (var times = chance.nextInt(2); times >= 0; times--) {
            spoil(good);
        }
        var bytes = Misplaced.bytes(good);
        if (chance.nextInt(4) == 0) {
            var place = chance.nextInt(bytes.length);
            bytes[place] = (byte) (bytes[place] ^ (1 << chance.nextInt(8)));
        }
        return bytes;
    }

    private void spoil(ObjectNode event) {
        var places = new ArrayList<JsonNode>();
        places(event, places);
        var value = VALUES.get(chance.nextInt(VALUES.size()));
        switch (places.get(chance.nextInt(places.size()))) {
            case ObjectNode object -> spoil(object, value);
            case ArrayNode array -> array.insert(chance.nextInt(array.size() + 1), value);
            default -> throw new IllegalStateException("a place is within an object or a list");
        }
    }

    private void spoil(ObjectNode object, JsonNode value) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        var name = names.isEmpty() ? "a" : names.get(chance.nextInt(names.size()));
        switch (chance.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set("a new one", value);
            default -> object.set(name, value);
        }
    }

    private static void places(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(within -> places(within, places));
        }
    }
}
