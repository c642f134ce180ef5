package dev.corten.compiler;

import dev.corten.compiler.check.ConfigChecker;
import dev.corten.compiler.emit.ConfigEmitter;
import dev.corten.compiler.model.ConfigRecord;
import dev.corten.compiler.read.ConfigReader;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** {@code @Config}: {@code Env…} classes that read records from variables. */
final class ConfigFeature implements Feature {
    private static final String CONFIG = "dev.corten.config.Config";

    private final Context context;
    private final ConfigReader reader;

    ConfigFeature(Context context) {
        this.context = context;
        this.reader = new ConfigReader(context.elements(), context.types(), context.sources());
    }

    @Override
    public Set<String> annotations() {
        return Set.of(CONFIG);
    }

    @Override
    public void process(Round round) {
        for (Element element : round.annotated(CONFIG)) {
            Place place = context.sources().name(element);
            if (place != null && element instanceof TypeElement type) {
                process(type, place);
            }
        }
    }

    private void process(TypeElement type, Place place) {
        String kind = problem(type);
        if (!kind.isEmpty()) {
            context.reporter()
                    .report(Diagnostic.error(
                            "config-not-a-record",
                            type.getSimpleName() + " is " + kind + ", which @Config cannot fill",
                            place,
                            "make it a record without type parameters that is not private"));
            return;
        }
        ConfigRecord config = reader.read(type, place);
        List<Diagnostic> diagnostics = ConfigChecker.check(config);
        context.reporter().report(diagnostics);
        if (diagnostics.isEmpty()) {
            context.write(ConfigEmitter.emit(config), config.name().qualified());
        }
    }

    private static String problem(TypeElement type) {
        if (type.getKind() != ElementKind.RECORD) {
            return switch (type.getKind()) {
                case INTERFACE -> "an interface";
                case ENUM -> "an enum";
                case ANNOTATION_TYPE -> "an annotation";
                default -> "a class";
            };
        }
        if (!type.getTypeParameters().isEmpty()) {
            return "a record with type parameters";
        }
        return type.getModifiers().contains(Modifier.PRIVATE) ? "a private record" : "";
    }
}
