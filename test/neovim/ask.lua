-- Opens FILE of FOLDER in Neovim with SERVER as its language server, asks for what ASK lists, and writes the answers to
-- ANSWERS. All five are environment variables; SERVER and ASK are JSON. Neovim 0.7 of Debian 12 runs this.
--
--   ASK      [{"method": "textDocument/hover", "line": 1, "column": 5}]  both from 0; nothing but a method is fine too
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
    local params = {textDocument = document}
    if question.line then params.position = {line = question.line, character = question.column} end
    if question.method == 'textDocument/references' then params.context = {includeDeclaration = true} end
    local results, trouble = vim.lsp.buf_request_sync(buffer, question.method, params, patience)
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
  vim.lsp.stop_client(id)
  content.stopped = vim.wait(patience, function() return vim.lsp.client_is_stopped(id) end, 20)
  report(content)
end

local fine, trouble = xpcall(ask, debug.traceback)
if not fine then report({trouble = trouble}) end
vim.cmd(fine and 'qall!' or 'cquit 1')
