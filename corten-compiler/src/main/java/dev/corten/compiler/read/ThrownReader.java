package dev.corten.compiler.read;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import dev.corten.compiler.model.Remake;
import dev.corten.compiler.model.ThrownModel;
import dev.corten.compiler.report.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the exceptions that methods declare. */
final class ThrownReader {
    private final Types types;
    private final Sources sources;
    private final DescribedReader described;
    private final StatusReader statuses;

    ThrownReader(Types types, Sources sources, DescribedReader described) {
        this.types = types;
        this.sources = sources;
        this.described = described;
        this.statuses = new StatusReader(types, sources);
    }

    /** What {@code method} declares, at {@code otherwise} where its {@code throws} clause stands nowhere. */
    List<ThrownModel> read(ExecutableElement method, Place otherwise) {
        var result = new ArrayList<ThrownModel>();
        List<? extends TypeMirror> thrown = method.getThrownTypes();
        for (int i = 0; i < thrown.size(); i++) {
            if (thrown.get(i) instanceof DeclaredType type) {
                result.add(read((TypeElement) type.asElement(), place(method, i, otherwise)));
            }
        }
        return result;
    }

    private ThrownModel read(TypeElement type, Place place) {
        Map<String, ThrownModel> family = new LinkedHashMap<>();
        if (type.getModifiers().contains(Modifier.SEALED)) {
            family(type, place, family);
        }
        return one(type, List.copyOf(family.values()), place);
    }

    /** The classes that an exception of the sealed class {@code type} can be of, each by its name. */
    private void family(TypeElement type, Place place, Map<String, ThrownModel> family) {
        if (type.getModifiers().contains(Modifier.SEALED)) {
            for (TypeMirror permitted : type.getPermittedSubclasses()) {
                if (permitted instanceof DeclaredType declared) {
                    family((TypeElement) declared.asElement(), place, family);
                }
            }
            if (type.getModifiers().contains(Modifier.ABSTRACT)) {
                return;
            }
        }
        family.putIfAbsent(type.getQualifiedName().toString(), one(type, List.of(), place));
    }

    private ThrownModel one(TypeElement type, List<ThrownModel> family, Place place) {
        boolean checked = true;
        int depth = 0;
        for (TypeElement at = type; at != null; at = StatusReader.superclass(at)) {
            String name = at.getQualifiedName().toString();
            checked &= !name.equals("java.lang.RuntimeException") && !name.equals("java.lang.Error");
            depth++;
        }
        return new ThrownModel(
                type.getQualifiedName().toString(),
                checked,
                depth,
                statuses.status(type),
                family,
                constructors(type),
                described.javadoc(type),
                place);
    }

    /** The parameters of those that are not private; none of an abstract class. */
    private List<List<Remake.Argument>> constructors(TypeElement type) {
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return List.of();
        }
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
                .map(constructor -> constructor.getParameters().stream()
                        .map(p -> new Remake.Argument(p.getSimpleName().toString(), types.ref(p.asType(), p)))
                        .toList())
                .toList();
    }

    private Place place(ExecutableElement method, int index, Place otherwise) {
        TreePath path = sources.tree(method);
        return path != null && path.getLeaf() instanceof MethodTree tree
                ? RoutesReader.orElse(
                        sources.place(new TreePath(path, tree.getThrows().get(index))), otherwise)
                : otherwise;
    }
}
