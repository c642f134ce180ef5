package dev.corten.compiler.check;

import dev.corten.compiler.model.ConfigComponent;
import dev.corten.compiler.model.ConfigComponent.Group;
import dev.corten.compiler.model.ConfigComponent.Need;
import dev.corten.compiler.model.ConfigComponent.Setting;
import dev.corten.compiler.model.ConfigComponent.Unsupported;
import dev.corten.compiler.model.ConfigRecord;
import dev.corten.compiler.model.ConfigType;
import dev.corten.compiler.model.EnumType;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.config.Parser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with a configuration record. */
public final class ConfigChecker {
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, Setting> variables = new LinkedHashMap<>();

    private ConfigChecker() {}

    /** Everything that is wrong with {@code config}. */
    public static List<Diagnostic> check(ConfigRecord config) {
        var checker = new ConfigChecker();
        config.group().components().forEach(checker::component);
        return checker.diagnostics;
    }

    private void component(ConfigComponent component) {
        switch (component) {
            case Unsupported unsupported ->
                diagnostics.add(Diagnostic.error(
                        "config-unsupported-type",
                        unsupported.path() + ": " + unsupported.reason(),
                        unsupported.place(),
                        "a component is a String, int, long, double, boolean, Duration, Path, URI, Secret or an enum,\n"
                                + "an Optional or a List of one of these, or a record of such components"));
            case Group group -> {
                ConfigComponent.Default byDefault = group.byDefault();
                if (byDefault != null) {
                    diagnostics.add(Diagnostic.error(
                            "config-bad-default",
                            group.path() + ": a record has no variable, and so no default",
                            byDefault.place(),
                            "put @Default on the components of " + group.type().simple()));
                }
                group.components().forEach(this::component);
            }
            case Setting setting -> setting(setting);
        }
    }

    private void setting(Setting setting) {
        String variable = setting.variable().name();
        if (!variable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            diagnostics.add(Diagnostic.error(
                    "config-bad-variable",
                    setting.path() + ": \"" + variable + "\" is not the name of a variable",
                    setting.variable().place(),
                    "a name has letters, digits and underscores, and begins with no digit"));
        }
        Setting other = variables.putIfAbsent(variable, setting);
        if (other != null) {
            diagnostics.add(Diagnostic.error(
                    "config-duplicate-variable",
                    setting.path() + " and " + other.path() + " are both read from " + variable,
                    setting.place(),
                    "give one of them another variable with @Env"));
        }
        ConfigComponent.Default byDefault = setting.byDefault();
        if (byDefault == null) {
            return;
        }
        if (setting.need() != Need.REQUIRED) {
            diagnostics.add(Diagnostic.error(
                    "config-bad-default",
                    setting.path() + ": with a default it is never "
                            + (setting.need() == Need.OPTIONAL ? "empty" : "null"),
                    byDefault.place(),
                    "leave out @Default, or " + (setting.need() == Need.OPTIONAL ? "the Optional" : "@Nullable")));
            return;
        }
        try {
            var _ = parser(setting.type()).parse(byDefault.text());
        } catch (IllegalArgumentException e) {
            diagnostics.add(Diagnostic.error(
                    "config-bad-default",
                    setting.path() + ": " + e.getMessage(),
                    byDefault.place(),
                    "write the default as the variable " + variable + " would be"));
        }
    }

    /** The very parser that reads the variable. */
    private static Parser<?> parser(ConfigType type) {
        return switch (type) {
            case ConfigType.Scalar(var scalar) ->
                switch (scalar) {
                    case TEXT -> Parser.TEXT;
                    case SECRET -> Parser.SECRET;
                    case INTEGER -> Parser.INTEGER;
                    case LONG -> Parser.LONG;
                    case NUMBER -> Parser.NUMBER;
                    case BOOLEAN -> Parser.BOOLEAN;
                    case DURATION -> Parser.DURATION;
                    case PATH -> Parser.PATH;
                    case ADDRESS -> Parser.ADDRESS;
                };
            case ConfigType.Labels(var labels) -> labels(labels);
            case ConfigType.Elements(var element) -> Parser.list(parser(element));
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of entries
    private static Parser<String> labels(EnumType type) {
        Map.Entry<String, String>[] labels = type.constants().stream()
                .map(constant -> Map.entry(constant.label(), constant.name()))
                .toArray(Map.Entry[]::new);
        return Parser.oneOf(labels);
    }
}
