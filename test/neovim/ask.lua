-- Opens FILE of FOLDER in Neovim with SERVER as its language server, asks for what ASK lists, and writes the answers to
-- ANSWERS. All five are environment variables; SERVER and ASK are JSON. Neovim 0.7 of Debian 12 runs this.
--
--   ASK      [{"method": "textDocument/hover", "line": 1, "column": 5}]  both from 0; nothing but a method is fine too;
--            "params" are sent as well; "of" is the number of an earlier answer of which the first entry is sent, under
--            the name "as" or by itself; with "least" it is asked again until so many entries are answered
--   ANSWERS  {"diagnostics": [...], "answers": [...], "jump": {"file": "...", "line": 1}, "stopped": true}
local server = vim.json.decode(os.getenv('SERVER'))
local folder = os.getenv('FOLDER')
local patience = 20000

local function report(content)
  local file = assert(io.open(os.getenv('ANSWERS'), 'w'))
  file:write(vim.json.encode(content))
  file:close()
end

local function ask()
  vim.cmd('cd ' .. vim.fn.fnameescape(folder))
  vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('FILE')))
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    name = 'dateline',
    cmd = server,
    root_dir = folder,
    workspace_folders = {{uri = vim.uri_from_fname(folder), name = 'dumps'}},
    get_language_id = function() return 'bulletin' end,
  })
  vim.lsp.buf_attach_client(buffer, id)
  vim.wait(patience, function() return vim.lsp.get_client_by_id(id).initialized end, 20)
  local document = vim.lsp.util.make_text_document_params(buffer)
  local content = {answers = {}}
  for index, question in ipairs(vim.json.decode(os.getenv('ASK'))) do
    local params = vim.tbl_extend('force', {textDocument = document}, question.params or {})
    if question.line then params.position = {line = question.line, character = question.column} end
    if question.method == 'textDocument/references' then params.context = {includeDeclaration = true} end
    if question.of then
      local earlier = content.answers[question.of].result
      local first = (earlier.items or earlier)[1]
      params = question.as and {[question.as] = first} or first
    end
    local results, trouble
    local answered = function()
      results, trouble = vim.lsp.buf_request_sync(buffer, question.method, params, patience)
      local result = results and results[id] and results[id].result
      return type(result) == 'table' and #result >= question.least
    end
    if question.least then
      vim.wait(patience, answered, 20)
    else
      results, trouble = vim.lsp.buf_request_sync(buffer, question.method, params, patience)
    end
    local answer = results and results[id] or {}
    content.answers[index] = {
      result = answer.result or vim.NIL,
      error = answer.error and answer.error.message or trouble or vim.NIL,
    }
    if question.jump then
      -- What a person does: put the cursor there and go.
      vim.api.nvim_win_set_cursor(0, {question.line + 1, question.column})
      vim.lsp.buf.definition()
      local moved = function()
        local at = vim.api.nvim_win_get_cursor(0)
        return vim.api.nvim_get_current_buf() ~= buffer or at[1] ~= question.line + 1
      end
      vim.wait(patience, moved, 20)
      content.jump = {file = vim.fn.expand('%:t'), line = vim.api.nvim_win_get_cursor(0)[1]}
      vim.api.nvim_set_current_buf(buffer)
    end
  end
  -- What the client wrote for the server, and what is left when the user takes it back.
  if os.getenv('WRITTEN') then
    vim.cmd('edit ' .. vim.fn.fnameescape(os.getenv('WRITTEN')))
    content.written = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
    vim.cmd('undo')
    content.undone = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  end
  vim.lsp.stop_client(id)
  content.stopped = vim.wait(patience, function() return vim.lsp.client_is_stopped(id) end, 20)
  report(content)
end

local fine, trouble = xpcall(ask, debug.traceback)
if not fine then report({trouble = trouble}) end
vim.cmd(fine and 'qall!' or 'cquit 1')
