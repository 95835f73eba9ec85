package dev.afterrun.cli.set.remote;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import java.io.IOException;

/** Writes a set's description as its records are bound to JSON, part by part. */
final class DescriptionWriting {
    private final JsonGenerator json;

    DescriptionWriting(JsonGenerator json) {
        this.json = json;
    }

    void write(SetDescription set) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", set.version());
        json.writePOJOField("system", set.system());
        json.writePOJOField("sizes", set.sizes());
        json.writeArrayFieldStart("trees");
        for (var tree : set.trees()) {
            json.writeStartObject();
            json.writeStringField("base", tree.base().word());
            json.writeArrayFieldStart("entries");
            for (var entry : tree.entries()) {
                json.writeStartObject();
                write(entry);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(SetEntry entry) throws IOException {
        switch (entry) {
            case SetEntry.Passage passage -> begin("passage", entry);
            case SetEntry.Directory directory -> {
                begin("directory", entry);
                json.writeStringField("mode", directory.mode().octal());
                json.writeStringField("modified", directory.modified().toString());
            }
            case SetEntry.RegularFile file -> write(file);
            case SetEntry.HardLink link -> {
                begin("hard-link", entry);
                json.writeStringField("to", link.to().value());
            }
            case SetEntry.SymbolicLink link -> {
                begin("symbolic-link", entry);
                json.writeStringField("target", link.target().value());
                json.writeStringField("modified", link.modified().toString());
            }
        }
    }

    private void write(SetEntry.RegularFile file) throws IOException {
        begin("file", file);
        json.writeStringField("mode", file.mode().octal());
        json.writeStringField("modified", file.modified().toString());
        json.writeNumberField("size", file.size());
        json.writeStringField("sha256", file.sha256().hex());
        json.writeArrayFieldStart("pieces");
        for (var piece : file.pieces()) {
            json.writeStartObject();
            json.writeNumberField("length", piece.length());
            if (piece.sha256().isPresent()) {
                json.writeStringField("sha256", piece.sha256().get().hex());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void begin(String kind, SetEntry entry) throws IOException {
        json.writeStringField("kind", kind);
        json.writeStringField("path", entry.path().value());
    }
}
