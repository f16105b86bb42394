-- Functions that are asked several times a request: their statements are planned once for each connection. Left to itself
-- the planner plans them anew each time, as a plan for given arrays looks a little cheaper than one for any.
alter function held_from(bigint[], bigint[], date) set plan_cache_mode = 'force_generic_plan';
alter function is_held_from(bigint[], bigint, date) set plan_cache_mode = 'force_generic_plan';
alter function within_reach(bigint, text) set plan_cache_mode = 'force_generic_plan';
alter function people_rows(bigint[], date) set plan_cache_mode = 'force_generic_plan';
alter function locked_ledger(bigint, bigint) set plan_cache_mode = 'force_generic_plan';
