package dev.afterrun.cli.set.remote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The parts of a JSON document as they come, for documents of so many parts that binding them takes longer than all else. */
final class JsonValues {
    private final JsonParser json;

    /** What is done with the value of one field, at which the parser stands. */
    @FunctionalInterface
    interface Field {
        void read(String name) throws IOException;
    }

    /** What one element is, at which the parser stands. */
    @FunctionalInterface
    interface Element<T> {
        T read() throws IOException;
    }

    JsonValues(JsonParser json) {
        this.json = json;
    }

    /** Calls {@code field} for each field of the object that begins here. */
    void fields(String what, Field field) throws IOException {
        refuseUnless(json.hasToken(JsonToken.START_OBJECT), what, "no object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            field.read(name);
        }
    }

    /** The elements of the list that begins here. */
    <T> List<T> elements(String what, Element<T> element) throws IOException {
        refuseUnless(json.hasToken(JsonToken.START_ARRAY), what, "no list");
        var elements = new ArrayList<T>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.read());
        }
        return elements;
    }

    String text(String what) throws IOException {
        refuseUnless(json.hasToken(JsonToken.VALUE_STRING), what, "no text");
        return json.getText();
    }

    long number(String what) throws IOException {
        refuseUnless(json.hasToken(JsonToken.VALUE_NUMBER_INT), what, "no whole number");
        return json.getLongValue();
    }

    /** A newer version has written it. */
    void passOver() throws IOException {
        json.skipChildren();
    }

    /** What must be there. */
    static <T> T required(String what, Optional<T> value) {
        return value.orElseThrow(() -> new IllegalArgumentException("'" + what + "' is missing"));
    }

    /** What must be there. */
    static long required(String what, OptionalLong value) {
        return value.orElseThrow(() -> new IllegalArgumentException("'" + what + "' is missing"));
    }

    private static void refuseUnless(boolean fits, String what, String otherwise) {
        if (!fits) {
            throw new IllegalArgumentException("'" + what + "' is " + otherwise);
        }
    }
}
