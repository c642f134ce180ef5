package dev.corten.compiler.read;

import dev.corten.compiler.model.ConfigComponent;
import dev.corten.compiler.model.ConfigComponent.Default;
import dev.corten.compiler.model.ConfigComponent.Group;
import dev.corten.compiler.model.ConfigComponent.Need;
import dev.corten.compiler.model.ConfigComponent.Setting;
import dev.corten.compiler.model.ConfigComponent.Unsupported;
import dev.corten.compiler.model.ConfigComponent.Variable;
import dev.corten.compiler.model.ConfigRecord;
import dev.corten.compiler.model.ConfigScalar;
import dev.corten.compiler.model.ConfigType;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.RecordType;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads configuration records, with the records in them, from javac's model. */
public final class ConfigReader {
    private static final String ENV = "dev.corten.config.Env";
    private static final String DEFAULT = "dev.corten.config.Default";

    private final Elements elements;
    private final Types types;
    private final Sources sources;

    /** Reads from {@code elements}. */
    public ConfigReader(Elements elements, Types types, Sources sources) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
    }

    /** {@code element}, which is a record in a source file with its name at {@code place}. */
    public ConfigRecord read(TypeElement element, Place place) {
        String name = element.getSimpleName().toString();
        List<ConfigComponent> components = components(element, name, "", place, List.of(element));
        return new ConfigRecord(visible(element), new Group(name, place, null, types.className(element), components));
    }

    private List<ConfigComponent> components(
            TypeElement element, String path, String prefix, Place holder, List<TypeElement> inside) {
        List<RecordType.Component> read = types.record(element).components();
        List<? extends RecordComponentElement> declared = element.getRecordComponents();
        var result = new ArrayList<ConfigComponent>();
        for (int i = 0; i < read.size(); i++) {
            RecordType.Component component = read.get(i);
            Place own = component.place();
            Place place = own == null ? holder : own;
            String env = component.annotations().get(ENV);
            var variable = env == null
                    ? new Variable(prefix + Names.upperSnakeCase(component.name()), place)
                    : new Variable(env, value(declared.get(i), ENV, place));
            result.add(component(
                    component.type(),
                    path + "." + component.name(),
                    variable,
                    place,
                    byDefault(component, declared.get(i), place),
                    inside));
        }
        return result;
    }

    private ConfigComponent component(
            TypeRef type,
            String path,
            Variable variable,
            Place place,
            @Nullable Default byDefault,
            List<TypeElement> inside) {
        boolean optional = type.is("java.util.Optional") && type.arguments().size() == 1;
        TypeRef plain = optional ? type.argument() : type;
        Optional<ConfigType> value = type(plain);
        if (value.isPresent() && !(optional && type.nullable())) {
            Need need = optional ? Need.OPTIONAL : type.nullable() ? Need.NULLABLE : Need.REQUIRED;
            return new Setting(path, place, byDefault, variable, need, value.get());
        }
        TypeElement element = elements.getTypeElement(type.name());
        if (element == null || types.record(type).isEmpty()) {
            return new Unsupported(path, place, byDefault, show(type) + " cannot be read from a variable");
        }
        String problem = problem(element, type, inside);
        if (!problem.isEmpty()) {
            return new Unsupported(path, place, byDefault, show(type) + " " + problem);
        }
        var deeper = new ArrayList<>(inside);
        deeper.add(element);
        List<ConfigComponent> components = components(element, path, variable.name() + "_", place, deeper);
        return new Group(path, place, byDefault, types.className(element), components);
    }

    /** Why {@code record} cannot hold configuration; empty if it can. */
    private static String problem(TypeElement record, TypeRef type, List<TypeElement> inside) {
        if (inside.contains(record)) {
            return "contains itself";
        }
        if (!record.getTypeParameters().isEmpty()) {
            return "has type parameters";
        }
        if (type.nullable()) {
            return "is a record, and may not be @Nullable: whether it is there cannot be told from variables";
        }
        return record.getModifiers().contains(Modifier.PRIVATE)
                ? "is private: the generated class cannot create it"
                : "";
    }

    private Optional<ConfigType> type(TypeRef type) {
        if (type.is("java.util.List") && type.arguments().size() == 1) {
            return type(type.argument())
                    .filter(t -> !(t instanceof ConfigType.Elements))
                    .map(ConfigType.Elements::new);
        }
        return ConfigScalar.of(type).<ConfigType>map(ConfigType.Scalar::new).or(() -> types.enumeration(type)
                .map(ConfigType.Labels::new));
    }

    private @Nullable Default byDefault(RecordType.Component component, Element declared, Place place) {
        String text = component.annotations().get(DEFAULT);
        if (text == null) {
            return null;
        }
        return new Default(text, value(declared, DEFAULT, place));
    }

    /** Where the value of an annotation stands, or {@code place} where it has no source. */
    private Place value(Element declared, String name, Place place) {
        return types.annotation(declared, name)
                .flatMap(annotation -> types.value(annotation)
                        .flatMap(value -> Optional.ofNullable(sources.value(declared, annotation, value))))
                .orElse(place);
    }

    /** The qualified name where it is short enough to matter: that of a class that is not the user's own. */
    private static String show(TypeRef type) {
        return type.arguments().isEmpty() && !type.nullable() ? type.name() : type.show();
    }

    private static boolean visible(Element element) {
        for (Element e = element; e instanceof TypeElement; e = e.getEnclosingElement()) {
            if (!e.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
