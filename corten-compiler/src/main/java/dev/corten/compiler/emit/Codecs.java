package dev.corten.compiler.emit;

import dev.corten.compiler.model.CodecRef;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.read.CodecFinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The codecs that a generated class uses; those that take more than a name become constants of it. */
final class Codecs {
    private final JavaFile file;
    private final CodecFinder finder;
    private final Map<String, String> constants = new LinkedHashMap<>();

    Codecs(JavaFile file, CodecFinder finder) {
        this.file = file;
        this.finder = finder;
    }

    /** The expression of the codec of {@code type}, which has one. */
    String expression(TypeRef type) {
        return expression(type, codec -> codec);
    }

    /** The expression of what {@code change} makes of the codec of {@code type}, which has one. */
    String expression(TypeRef type, UnaryOperator<CodecRef> change) {
        if (!(finder.find(type) instanceof CodecFinder.Found found)) {
            throw new IllegalStateException("a type without a codec: " + type.show());
        }
        String expression = change.apply(found.codec()).expression(file::type);
        if (!expression.contains("(")) {
            return expression;
        }
        String declaration = "private static final %s<%s> %%s = %s;"
                .formatted(file.type("dev.corten.json.JsonCodec"), file.type(type.boxed()), expression);
        String name = name(type);
        for (int i = 2; !declaration.equals(constants.getOrDefault(name, declaration)); i++) {
            name = name(type) + "_" + i;
        }
        constants.put(name, declaration);
        return name;
    }

    /** The constants that the expressions mention. */
    List<String> constants() {
        var result = new ArrayList<String>();
        constants.forEach((name, declaration) -> result.add(Code.assignment(4, declaration.formatted(name))));
        return result;
    }

    /** {@code List<Task>} is {@code TASK_LIST}. */
    private static String name(TypeRef type) {
        var name = new StringBuilder();
        for (TypeRef argument : type.arguments()) {
            name.append(name(argument)).append('_');
        }
        String simple = type.name().substring(type.name().lastIndexOf('.') + 1).replace("[]", "s");
        return name.append(Names.upperSnakeCase(simple)).toString();
    }
}
