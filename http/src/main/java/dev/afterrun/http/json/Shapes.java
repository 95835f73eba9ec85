package dev.afterrun.http.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The shapes of the records that were read so far. */
final class Shapes {
    private final ObjectMapper json;
    private final ConcurrentMap<Class<?>, Shape> known = new ConcurrentHashMap<>();

    Shapes(ObjectMapper json) {
        this.json = json;
    }

    Shape of(Class<? extends Record> type) {
        var shape = known.get(type);
        if (shape != null) {
            return shape;
        }
        // Not computeIfAbsent: a record within a record comes here again.
        var made = of(json.constructType(type));
        known.put(type, made);
        return made;
    }

    private Shape of(JavaType type) {
        var raw = type.getRawClass();
        if (raw == Optional.class) {
            return of(type.containedType(0));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return new Shape.Elements(of(type.getContentType()));
        }
        var kind = Kind.of(raw);
        return raw.isRecord() && kind == Kind.ANY ? fields(type) : new Shape.Value(type, kind);
    }

    private Shape fields(JavaType type) {
        var fields = new LinkedHashMap<String, Shape.Field>();
        for (var component : type.getRawClass().getRecordComponents()) {
            fields.put(
                    component.getName(),
                    new Shape.Field(of(json.constructType(component.getGenericType())), need(component)));
        }
        return new Shape.Fields(type, fields);
    }

    private static Shape.Need need(RecordComponent component) {
        var type = component.getType();
        return type == Optional.class || type == boolean.class || Collection.class.isAssignableFrom(type)
                ? Shape.Need.OPTIONAL
                : Shape.Need.REQUIRED;
    }
}
