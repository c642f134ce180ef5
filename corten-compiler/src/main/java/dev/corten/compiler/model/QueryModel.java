package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.Optional;

/**
 * A method marked {@code @Sql}.
 *
 * @param name its name
 * @param parameters its parameters in order
 * @param result what it returns
 * @param sql its statement
 * @param proven whether the number of its rows is to be proven, as it is unless the method says otherwise
 * @param place its name in the source
 */
public record QueryModel(
        String name, List<Parameter> parameters, TypeRef result, SqlText sql, boolean proven, Place place) {

    /**
     * A parameter of a query.
     *
     * @param name its name
     * @param type its type
     * @param place its name in the source
     */
    public record Parameter(String name, TypeRef type, Place place) {
        /** The same parameter, known to be a {@code type}. */
        public Parameter as(TypeRef known) {
            return new Parameter(name, known, place);
        }
    }

    /** Copies {@code parameters}. */
    public QueryModel {
        parameters = List.copyOf(parameters);
    }

    /** The same method with other parameters and another statement. */
    public QueryModel with(List<Parameter> others, SqlText statement) {
        return new QueryModel(name, others, result, statement, proven, place);
    }

    /** The parameter of that name. */
    public Optional<Parameter> parameter(String wanted) {
        return parameters.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }
}
