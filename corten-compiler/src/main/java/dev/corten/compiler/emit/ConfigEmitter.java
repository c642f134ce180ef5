package dev.corten.compiler.emit;

import dev.corten.compiler.emit.Code.Call;
import dev.corten.compiler.emit.Code.Piece;
import dev.corten.compiler.emit.Code.Text;
import dev.corten.compiler.model.ClassName;
import dev.corten.compiler.model.ConfigComponent;
import dev.corten.compiler.model.ConfigComponent.Group;
import dev.corten.compiler.model.ConfigComponent.Setting;
import dev.corten.compiler.model.ConfigComponent.Unsupported;
import dev.corten.compiler.model.ConfigRecord;
import dev.corten.compiler.model.ConfigType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.model.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes {@code Env…}, the class that reads a configuration record. */
public final class ConfigEmitter {
    private final ConfigRecord config;
    private final JavaFile file;
    private final StringBuilder statements = new StringBuilder();
    private final Map<ClassName, String> labels = new LinkedHashMap<>();
    private final StringBuilder constants = new StringBuilder();
    private final MemberNames names = new MemberNames(Set.of("variables"));

    private ConfigEmitter(ConfigRecord config) {
        this.config = config;
        this.file = new JavaFile(config.name().generated("Env"), config.name());
    }

    /** The class for {@code config}, which has nothing wrong with it. */
    public static JavaFile emit(ConfigRecord config) {
        return new ConfigEmitter(config).file();
    }

    private JavaFile file() {
        String type = file.type(config.name().qualified());
        Call made = constructor(config.group());
        String result = Code.statement(
                8,
                "return ",
                Call.of("variables.result(", text(JavaFile.literal(config.name().simple())), made));
        return file.body("""
                %sfinal class %s {
                    %sprivate %s() {}

                    /** Reads the environment, then {@code .env} in the working directory, then the defaults. */
                    public static %s load() {
                        return read(%s.load());
                    }

                    /** Reads {@code variables}, then the defaults. */
                    public static %s load(%s<String, String> variables) {
                        return read(Variables.of(variables));
                    }

                    private static %s read(Variables variables) {
                        %s%s
                    }
                }
                """.formatted(
                        config.visible() ? "public " : "",
                        file.name().simple(),
                        constants,
                        file.name().simple(),
                        type,
                        file.type("dev.corten.config.Variables"),
                        type,
                        file.type("java.util.Map"),
                        type,
                        statements,
                        result));
    }

    /** {@code () -> new AppConfig(database.get(), …)}, after the statements for what is in it. */
    private Call constructor(Group group) {
        var arguments = new ArrayList<Piece>();
        for (ConfigComponent component : group.components()) {
            arguments.add(text(value(component) + ".get()"));
        }
        return new Call("() -> new " + file.type(group.type().qualified()) + "(", arguments, ")");
    }

    /** Writes the statement that reads {@code component} and returns the name of its local variable. */
    private String value(ConfigComponent component) {
        Piece expression =
                switch (component) {
                    case Setting setting -> read(setting);
                    case Group group ->
                        Call.of("variables.record(", text(JavaFile.literal(inner(group.path()))), constructor(group));
                    case Unsupported unsupported -> throw new IllegalArgumentException(unsupported.path());
                };
        String local = local(component.path());
        statements.append(Code.statement(8, "var " + local + " = ", expression)).append("\n        ");
        return local;
    }

    private Call read(Setting setting) {
        Piece variable = text(JavaFile.literal(setting.variable().name()));
        Piece parser = text(parser(setting.type()));
        ConfigComponent.Default byDefault = setting.byDefault();
        if (byDefault != null) {
            return Call.of("variables.withDefault(", variable, parser, text(JavaFile.literal(byDefault.text())));
        }
        return switch (setting.need()) {
            case REQUIRED -> Call.of("variables.required(", variable, parser);
            case OPTIONAL -> Call.of("variables.optional(", variable, parser);
            case NULLABLE -> Call.of("variables.nullable(", variable, parser);
        };
    }

    private String parser(ConfigType type) {
        return switch (type) {
            case ConfigType.Scalar(var scalar) -> file.type("dev.corten.config.Parser") + "." + scalar.name();
            case ConfigType.Elements(var element) ->
                file.type("dev.corten.config.Parser") + ".list(" + parser(element) + ")";
            case ConfigType.Labels(var labelled) -> labels(labelled);
        };
    }

    /** The constant that parses the labels of an enum. */
    private String labels(EnumType type) {
        String known = labels.get(type.name());
        if (known != null) {
            return known;
        }
        String name = names.unique(Names.upperSnakeCase(type.name().simple()));
        labels.put(type.name(), name);
        String simple = file.type(type.name().qualified());
        String entry = file.type("java.util.Map") + ".entry(";
        List<Piece> entries = type.constants().stream()
                .<Piece>map(c -> text(entry + JavaFile.literal(c.label()) + ", " + simple + "." + c.name() + ")"))
                .toList();
        String parser = file.type("dev.corten.config.Parser");
        constants
                .append(Code.statement(
                        4,
                        "private static final " + parser + "<" + simple + "> " + name + " = ",
                        new Call(parser + ".oneOf(", entries, ")")))
                .append("\n\n    ");
        return name;
    }

    /** {@code AppConfig.database.url} as {@code databaseUrl}. */
    private String local(String path) {
        var name = new StringBuilder();
        for (String part : inner(path).split("\\.")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return names.unique(name.toString());
    }

    private static String inner(String path) {
        return path.substring(path.indexOf('.') + 1);
    }

    private static Text text(String text) {
        return new Text(text);
    }
}
