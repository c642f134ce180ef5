package main

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

type task struct {
	ID          uuid.UUID `json:"id"`
	Title       string    `json:"title"`
	Description *string   `json:"description"`
	Status      string    `json:"status"`
	CreatedAt   time.Time `json:"createdAt"`
	UpdatedAt   time.Time `json:"updatedAt"`
}

// What a client sends: nil is what it left out.
type taskInput struct {
	Title       *string `json:"title"`
	Description *string `json:"description"`
	Status      *string `json:"status"`
}

const columns = "id, title, description, status, created_at, updated_at"

func (s service) listTasks(w http.ResponseWriter, r *http.Request) {
	rows, err := s.db.Query(r.Context(), "SELECT "+columns+" FROM tasks ORDER BY created_at DESC LIMIT 20")
	if err != nil {
		answer(w, 0, nil, err)
		return
	}
	tasks, err := pgx.CollectRows(rows, pgx.RowToStructByPos[task])
	answer(w, http.StatusOK, tasks, err)
}

func (s service) task(w http.ResponseWriter, r *http.Request) {
	s.answerTask(w, r, http.StatusOK, "SELECT "+columns+" FROM tasks WHERE id = $1", r.PathValue("id"))
}

func (s service) createTask(w http.ResponseWriter, r *http.Request) {
	var input taskInput
	if err := json.NewDecoder(r.Body).Decode(&input); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	status := "todo"
	if input.Status != nil {
		status = *input.Status
	}
	s.answerTask(w, r, http.StatusCreated, "INSERT INTO tasks (id, title, description, status, created_at, updated_at)"+
		" VALUES ($1, $2, $3, $4, now(), now()) RETURNING "+columns, uuid.New(), input.Title, input.Description, status)
}

func (s service) changeTask(w http.ResponseWriter, r *http.Request) {
	var input taskInput
	if err := json.NewDecoder(r.Body).Decode(&input); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.answerTask(w, r, http.StatusOK, "UPDATE tasks SET title = coalesce($2, title),"+
		" description = coalesce($3, description), status = coalesce($4, status), updated_at = now()"+
		" WHERE id = $1 RETURNING "+columns, r.PathValue("id"), input.Title, input.Description, input.Status)
}

func (s service) deleteTask(w http.ResponseWriter, r *http.Request) {
	done, err := s.db.Exec(r.Context(), "DELETE FROM tasks WHERE id = $1", r.PathValue("id"))
	if err == nil && done.RowsAffected() == 0 {
		err = pgx.ErrNoRows
	}
	if err != nil {
		answer(w, 0, nil, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s service) answerTask(w http.ResponseWriter, r *http.Request, status int, sql string, args ...any) {
	rows, err := s.db.Query(r.Context(), sql, args...)
	if err != nil {
		answer(w, 0, nil, err)
		return
	}
	one, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[task])
	answer(w, status, one, err)
}
